# Writes the files of all themes as C++, each byte as a number, in the order of their names.
file(GLOB_RECURSE files LIST_DIRECTORIES false RELATIVE ${FOLDER} ${FOLDER}/*)
list(SORT files)
set(tables "")
set(rows "")
set(number 0)
foreach(file IN LISTS files)
  file(READ ${FOLDER}/${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "(................................................................................)"
    "\\1\n" bytes "${bytes}")
  string(APPEND tables "const unsigned char file_${number}[] = {${bytes}0};\n")
  string(APPEND rows
    "    {\"${file}\", {reinterpret_cast<const char*>(file_${number}), sizeof file_${number} - 1}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT} "// Made from themes/ by generator/embed.cmake.
#include \"gather/built_in.h\"

namespace praxis {
namespace {
${tables}
const BuiltInFile files[] = {
${rows}};
}  // namespace

std::span<const BuiltInFile> built_in_files() { return files; }
}  // namespace praxis
")
