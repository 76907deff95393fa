/** Optimizers on flat vectors of weights and gradients, and step sizes over time. */
package dev.nightjar.train.optimize;
