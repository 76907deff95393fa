/** Talking to a person at a terminal, or to the script that stands in for one. */
package dev.nightjar.plugin.terminal;
