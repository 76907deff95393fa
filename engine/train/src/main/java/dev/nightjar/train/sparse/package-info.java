/**
 * Sparse linear models in plain Java on many cores: data in compressed rows, and stochastic
 * gradients merged as the thesis' chapter on AdaBatch does.
 */
package dev.nightjar.train.sparse;
