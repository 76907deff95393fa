package jvst.wrapper.communication;

import jvst.wrapper.valueobjects.VSTPatchChunkInfo;
import jvst.wrapper.valueobjects.VSTSpeakerArrangement;
import jvst.wrapper.valueobjects.VSTSpeakerProperties;

/** What a plug-in calls since VST 2.3. */
public abstract class VSTV23ToHost extends VSTV22ToHost {
  public boolean setPanLaw(int type, float val) {
    return false;
  }

  public int beginLoadBank(VSTPatchChunkInfo ptr) {
    return 0;
  }

  public int beginLoadProgram(VSTPatchChunkInfo ptr) {
    return 0;
  }

  public boolean copySpeaker(VSTSpeakerProperties to, VSTSpeakerProperties from) {
    return false;
  }

  public boolean matchArrangement(VSTSpeakerArrangement to, VSTSpeakerArrangement from) {
    return false;
  }
}
