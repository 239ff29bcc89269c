package shop;

public class Basket {
  private final int size;

  public Basket(int size) {
    this.size = size;
  }

  public String label() {
    switch (size) {
      case 0:
        return "empty";
      case 1:
        return "one";
      default:
        return size > 100 ? "full" : "some";
    }
  }
}
