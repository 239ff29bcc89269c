#include "gauge.h"

static int clamp(int value, int low, int high) {
  if (value < low) return low;
  return value > high ? high : value;
}

int gauge(int value, int mode) {
  int result = clamp(value, 0, 100);
  switch (mode) {
    case 0:
      return result;
    case 1:
      return result * half(result);
    default:
      if (result > 50 && mode > 2) {
        result--;
      }
      return -result;
  }
}

int never(int value) {
  return value + 1;
}
