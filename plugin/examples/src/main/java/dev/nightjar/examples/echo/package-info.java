/** A stereo echo, written for Nightjar's own plug-in API. */
package dev.nightjar.examples.echo;
