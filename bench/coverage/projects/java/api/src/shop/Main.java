package shop;

public class Main {
  interface Rule {
    boolean holds(int value);
  }

  public static void main(String[] names) {
    Rule small = value -> value < 10;
    for (int value = 0; value < 3; value++) {
      if (small.holds(value) && value != 1) {
        System.out.println(new Basket(value).label());
      }
    }
  }

  static class Never {
    int run(int value) {
      return value > 0 ? 1 : 2;
    }
  }
}
