/**
 * Optimizers on flat vectors of weights and gradients, what they want to know about a batch, and
 * step sizes over time.
 */
package dev.nightjar.train.optimize;
