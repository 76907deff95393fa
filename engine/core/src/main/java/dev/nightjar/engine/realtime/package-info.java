/** Carries sound between a real-time audio thread and the thread that computes. */
package dev.nightjar.engine.realtime;
