/** The plug-ins that ship with Nightjar: the denoiser and the instrument. */
package dev.nightjar.plugin.sidecar.builtin;
