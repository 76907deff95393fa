/** Work on many files: finding them, doing several at once, denoising each. */
package dev.nightjar.plugin.batch;
