/** Scores of estimates against clean sounds, file by file. */
package dev.nightjar.plugin.score;
