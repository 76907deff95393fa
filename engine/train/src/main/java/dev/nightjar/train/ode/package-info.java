/**
 * Gradient methods as ordinary differential equations: their flows, the energies that fall along
 * them, and the discrete algorithms they turn into.
 */
package dev.nightjar.train.ode;
