/** Work on many sound files: finding them, doing several at once, denoising each. */
package dev.nightjar.plugin.batch;
