package jvst.wrapper.valueobjects;

/** What kind of plug-in a stored bank or program is for. Never handed to a plug-in here. */
public class VSTPatchChunkInfo {}
