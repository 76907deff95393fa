/** Where Nightjar's own files lie on this machine. The native core looks in the same places. */
package dev.nightjar.plugin.place;
