/** The window of a plug-in: what it is told, what it shows, what its user does. */
package dev.nightjar.plugin.window;
