static inline int half(int value) {
  return value % 2 == 0 ? value / 2 : value;
}

int gauge(int value, int mode);
