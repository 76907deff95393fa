/** The memory that the engine shares with a plug-in, and sleeping on a word of it. */
package dev.nightjar.plugin.sidecar.memory;
