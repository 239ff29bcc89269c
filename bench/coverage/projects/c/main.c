#include <stdio.h>
#include "gauge.h"

int main(int argc, char **argv) {
  printf("%d %d\n", gauge(argc * 10, 0), half(argc));
  for (int mode = 0; mode < argc + 2; mode++) {
    if (gauge(120, mode) > 100000) {
      return 1;
    }
  }
  return argv[0] == 0;
}
