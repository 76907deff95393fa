/** The subcommands of {@code nightjar}: options in, work handed on, results out. */
package dev.nightjar.plugin.command;
