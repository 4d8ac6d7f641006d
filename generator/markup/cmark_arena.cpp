// The allocator that cmark uses here: memory of a text is taken from a few large blocks and given
// back all at once, which halves the time of a parse.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "markup/cmark.h"

namespace praxis {

namespace {

constexpr std::size_t first_block_bytes = std::size_t{1} << 20;
constexpr std::size_t largest_block_bytes = std::size_t{16} << 20;
// What a thread keeps from one text to the next; an article of 20 kB needs about 1 MB.
constexpr std::size_t kept_bytes = std::size_t{4} << 20;

// No exception can pass through a library written in C. Texts are parsed before anything is
// written, so nothing is left half done; 3 is the exit status for a fault of the machine.
[[noreturn]] void give_up() {
    std::fputs("praxis: the machine has not enough memory\n", stderr);
    std::_Exit(3);
}

class Arena {
public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;
    ~Arena() {
        for (const Block& block : blocks_) std::free(block.data);
    }

    void* allocate(std::size_t size) {
        const std::size_t needed = rounded(size) + header_bytes;
        if (static_cast<std::size_t>(end_ - cursor_) < needed) add_block(needed);
        last_ = cursor_ + header_bytes;
        size_of(last_) = size;
        cursor_ += needed;
        return last_;
    }

    void* reallocate(void* pointer, std::size_t size) {
        if (!pointer) return allocate(size);
        auto* const old = static_cast<char*>(pointer);
        const std::size_t old_size = size_of(old);
        if (old == last_ && rounded(size) <= static_cast<std::size_t>(end_ - old)) {
            size_of(old) = size;
            cursor_ = old + rounded(size);
            return old;
        }
        if (size <= old_size) return old;
        void* const fresh = allocate(size);
        std::memcpy(fresh, old, old_size);
        return fresh;
    }

    // Only the newest piece can be had again, which is the pattern of cmark's scratch buffers.
    void release(void* pointer) {
        if (!pointer || pointer != last_) return;
        cursor_ = last_ - header_bytes;
        last_ = nullptr;
    }

    void reset() {
        const std::size_t total = held();
        if (blocks_.size() > 1) {
            for (const Block& block : blocks_) std::free(block.data);
            blocks_.clear();
            cursor_ = end_ = nullptr;
            next_block_bytes_ = std::min(std::max(total, first_block_bytes), kept_bytes);
        } else if (!blocks_.empty() && blocks_[0].size > kept_bytes) {
            std::free(blocks_[0].data);
            blocks_.clear();
            cursor_ = end_ = nullptr;
            next_block_bytes_ = first_block_bytes;
        } else if (!blocks_.empty()) {
            cursor_ = blocks_[0].data;
        }
        last_ = nullptr;
    }

    std::size_t held() const {
        std::size_t total = 0;
        for (const Block& block : blocks_) total += block.size;
        return total;
    }

private:
    struct Block {
        char* data;
        std::size_t size;
    };

    // Each piece is preceded by its size, in as many bytes as keep pieces aligned.
    static constexpr std::size_t header_bytes = alignof(std::max_align_t);
    static std::size_t rounded(std::size_t size) {
        return (size + header_bytes - 1) & ~(header_bytes - 1);
    }
    static std::size_t& size_of(char* piece) {
        return *reinterpret_cast<std::size_t*>(piece - header_bytes);
    }

    void add_block(std::size_t needed) {
        const std::size_t size = std::max(needed, next_block_bytes_);
        char* const data = static_cast<char*>(std::malloc(size));
        if (!data) give_up();
        blocks_.push_back({data, size});
        cursor_ = data;
        end_ = data + size;
        next_block_bytes_ = std::min(next_block_bytes_ * 2, largest_block_bytes);
    }

    std::vector<Block> blocks_;
    std::size_t next_block_bytes_ = first_block_bytes;
    char* cursor_ = nullptr;
    char* end_ = nullptr;
    char* last_ = nullptr;
};

thread_local Arena arena;

void* arena_calloc(std::size_t count, std::size_t size) {
    if (size != 0 && count > (std::size_t{1} << 40) / size) give_up();
    void* const piece = arena.allocate(count * size);
    std::memset(piece, 0, count * size);
    return piece;
}

void* arena_realloc(void* pointer, std::size_t size) { return arena.reallocate(pointer, size); }

void arena_free(void* pointer) { arena.release(pointer); }

}  // namespace

cmark_mem* arena_memory() {
    static cmark_mem memory = {arena_calloc, arena_realloc, arena_free};
    return &memory;
}

ArenaScope::~ArenaScope() { arena.reset(); }

std::size_t ArenaScope::held_bytes() { return arena.held(); }

}  // namespace praxis
