/**
 * Models ready to run: packages (ONNX files and a card), and sessions of ONNX Runtime that carry a
 * stream's state from hop to hop. Cards and packages are [not real-time], on [any thread]; what
 * runs a model says on which thread.
 */
package dev.nightjar.engine.model;
