/**
 * The door that plug-ins in a DAW come through: what an engine process opens for them, and what it
 * hands to what it has opened.
 */
package dev.nightjar.plugin.sidecar;
