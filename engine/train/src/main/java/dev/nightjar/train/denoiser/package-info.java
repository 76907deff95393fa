/** Training of denoisers: the loop, its checkpoints, validation and learning curve. */
package dev.nightjar.train.denoiser;
