/** The application's front door: the {@code nightjar} command and what it says when it fails. */
package dev.nightjar.plugin;
