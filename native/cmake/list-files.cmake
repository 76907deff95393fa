# Writes files.txt, so that what is in a jar can be found without listing it.
set(root "${CMAKE_INSTALL_PREFIX}")
file(REMOVE "${root}/files.txt")
file(GLOB_RECURSE files RELATIVE "${root}" "${root}/*")
list(SORT files)
list(JOIN files "\n" text)
file(WRITE "${root}/files.txt" "${text}\n")
