/** Runs plug-ins that were written for jVSTwRapper behind Nightjar's own interface. */
package dev.nightjar.plugin.jvst;
