/** The command line of training. */
package dev.nightjar.train.command;
