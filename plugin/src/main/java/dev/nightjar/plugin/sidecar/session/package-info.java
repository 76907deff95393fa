/** One plug-in instance in the engine: its thread, its clock, and what happens when it is late. */
package dev.nightjar.plugin.sidecar.session;
