/** Sound files of any kind, read and written through FFmpeg in bounded memory. */
package dev.nightjar.engine.file;
