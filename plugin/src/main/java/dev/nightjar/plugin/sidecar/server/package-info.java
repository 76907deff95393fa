/** The engine process: its folder, its socket, its lines of text, its life. */
package dev.nightjar.plugin.sidecar.server;
