#include <unistd.h>

#include "command/command.h"

// Everything has been written by then; what a build has in memory goes with the process, which is
// faster than taking it apart.
int main(int argument_count, char** arguments) {
    ::_exit(static_cast<int>(praxis::run_program(argument_count, arguments)));
}
