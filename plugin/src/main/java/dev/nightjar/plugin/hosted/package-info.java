/** Plug-ins written in Java as the engine plays them for a DAW. */
package dev.nightjar.plugin.hosted;
