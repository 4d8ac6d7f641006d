// CAPTURE for a structured binding: doctest puts the value into a lambda, and clang 14 lets none
// capture a binding.
#pragma once

#include <doctest/doctest.h>

#define TELL(value) TELL_AS(DOCTEST_ANONYMOUS(told_), value)
#define TELL_AS(name, value)    \
    const auto& name = (value); \
    INFO(#value " := ", name)
