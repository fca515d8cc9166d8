#pragma once
#include <stddef.h>

/// A file of the repository, compiled into the binary.
struct embedded_file {
    const char *_Nonnull name;
    const unsigned char *_Nonnull bytes;
    size_t count;
};

/// The embedded file at `index`, or a file whose count is 0 past the last one.
struct embedded_file embedded_file_at(size_t index);
