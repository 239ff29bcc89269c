package shop.part;

public class Names {
  public static String of(int value) {
    return value > 1 ? "core" : "one";
  }
}
