#include "commands.h"
int command_gen(int c, char **v){(void)c;(void)v;return 2;}
