-- Makes a session with one track and one plug-in: NJ_SESSION, NJ_TRACK audio or midi, NJ_PLUGIN, NJ_TYPE.
-- NJ_SET is a parameter's name, which is set to NJ_VALUE before the session is saved, or "".
-- LV2 plug-ins are named by their URI, the others by what Ardour lists them as.
create_session (os.getenv ("NJ_SESSION"), "session", 48000)
local id, kind = os.getenv ("NJ_PLUGIN"), ARDOUR.PluginType[os.getenv ("NJ_TYPE")]
local found = ARDOUR.LuaAPI.new_plugin_info (id, kind)
if found:isnil () then
  for info in ARDOUR.LuaAPI.list_plugins ():iter () do
    if info.name == id and info.type == kind then found = info end
  end
end
-- Controls are counted with those that go out. Some formats hear of a change by their next block.
local function set (plugin)
  local what, number = plugin:to_insert ():plugin (0), 0
  for i = 0, what:parameter_count () - 1 do
    if what:parameter_is_control (i) then
      if what:parameter_label (i) == os.getenv ("NJ_SET") then
        if ARDOUR.LuaAPI.set_processor_param (plugin, number, tonumber (os.getenv ("NJ_VALUE"))) then
          print ("nightjar: set")
        end
        ARDOUR.LuaAPI.usleep (tonumber (os.getenv ("NJ_WAIT_US")))
      end
      number = number + 1
    end
  end
end
if found:isnil () then
  print ("nightjar: no plug-in " .. id)
elseif os.getenv ("NJ_TRACK") == "midi" then
  local midi, audio = ARDOUR.DataType ("midi"), ARDOUR.DataType ("audio")
  Session:new_midi_track (ARDOUR.ChanCount (midi, 1), ARDOUR.ChanCount (audio, 2), true, found, nil, nil, 1,
    "t1", ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true)
  print ("nightjar: made")
else
  local tracks = Session:new_audio_track (2, 2, nil, 1, "t1", ARDOUR.PresentationInfo.max_order,
    ARDOUR.TrackMode.Normal, true)
  local plugin = ARDOUR.LuaAPI.new_plugin (Session, found.unique_id, found.type, "")
  for track in tracks:iter () do track:add_processor_by_index (plugin, 0, nil, true) end
  set (plugin)
  print ("nightjar: made")
end
Session:save_state ("")
close_session ()
quit ()
