/** The papers' experiments: each leaves numbers as CSV and pictures as PNG in a folder. */
package dev.nightjar.train.experiment;
