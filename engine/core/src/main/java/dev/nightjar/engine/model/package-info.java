/**
 * Models ready to run: packages (ONNX files and a card), and sessions of ONNX Runtime that carry a
 * stream's state from hop to hop.
 */
package dev.nightjar.engine.model;
