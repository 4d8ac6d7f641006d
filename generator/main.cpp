#include "command/command.h"

int main(int argument_count, char** arguments) {
    return static_cast<int>(praxis::run_program(argument_count, arguments));
}
