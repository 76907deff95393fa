/*
 * The binary interface of VST 3, as much of it as Nightjar uses: ids, layouts and the order of methods that
 * every VST3 host and plug-in agree on. Written for Nightjar from those facts; no SDK text.
 *
 * Objects are COM's: what a pointer points to begins with a pointer to a table of functions, and every table
 * begins with the three of vst3_unknown. Every function's first argument is the pointer it was called on.
 * Here: ids, results, streams and the factory; vst3_audio.h has the sound's side, vst3_edit.h the window's.
 */
#ifndef NJ_ABI_VST3_H
#define NJ_ABI_VST3_H

#include <stddef.h>
#include <stdint.h>

#include "layout.h"

#ifdef _WIN32
#define VST3_CALL __stdcall
#else
#define VST3_CALL
#endif

typedef int32_t vst3_result;
typedef uint8_t vst3_bool;
typedef uint8_t vst3_id[16];
typedef uint16_t vst3_char; /* a unit of UTF-16 */
typedef vst3_char vst3_text[128];

/* On Windows the results are COM's own. */
#ifdef _WIN32
#define VST3_NO_INTERFACE ((vst3_result)0x80004002)
#define VST3_OK 0
#define VST3_FALSE 1
#define VST3_INVALID ((vst3_result)0x80070057)
#define VST3_NOT_IMPLEMENTED ((vst3_result)0x80004001)
#define VST3_ERROR ((vst3_result)0x80004005)
#define VST3_NO_MEMORY ((vst3_result)0x8007000E)
#else
#define VST3_NO_INTERFACE (-1)
#define VST3_OK 0
#define VST3_FALSE 1
#define VST3_INVALID 2
#define VST3_NOT_IMPLEMENTED 3
#define VST3_ERROR 4
#define VST3_NO_MEMORY 6
#endif

/* An id from the four numbers that it is published as. Windows keeps COM's order of bytes. */
#define VST3_BYTE(word, shift) (uint8_t)((uint32_t)(word) >> (shift))
#define VST3_BYTES(word) VST3_BYTE(word, 24), VST3_BYTE(word, 16), VST3_BYTE(word, 8), VST3_BYTE(word, 0)
#ifdef _WIN32
#define VST3_ID(a, b, c, d)                                                                                  \
  {VST3_BYTE(a, 0),  VST3_BYTE(a, 8), VST3_BYTE(a, 16), VST3_BYTE(a, 24), VST3_BYTE(b, 16),                  \
   VST3_BYTE(b, 24), VST3_BYTE(b, 0), VST3_BYTE(b, 8),  VST3_BYTES(c),    VST3_BYTES(d)}
#else
#define VST3_ID(a, b, c, d) {VST3_BYTES(a), VST3_BYTES(b), VST3_BYTES(c), VST3_BYTES(d)}
#endif

#define VST3_UNKNOWN_ID VST3_ID(0x00000000, 0x00000000, 0xC0000000, 0x00000046)
#define VST3_PLUGIN_BASE_ID VST3_ID(0x22888DDB, 0x156E45AE, 0x8358B348, 0x08190625)
#define VST3_FACTORY_ID VST3_ID(0x7A4D811C, 0x52114A1F, 0xAED9D2EE, 0x0B43BF9F)
#define VST3_FACTORY_2_ID VST3_ID(0x0007B650, 0xF24B4C0B, 0xA464EDB9, 0xF00B2ABB)
#define VST3_FACTORY_3_ID VST3_ID(0x4555A2AB, 0xC1234E57, 0x9B122910, 0x36878931)

/* The three that every table begins with. */
#define VST3_UNKNOWN_METHODS                                                                                 \
  vst3_result(VST3_CALL *query)(void *self, const uint8_t *interface_id, void **object);                     \
  uint32_t(VST3_CALL *retain)(void *self);                                                                   \
  uint32_t(VST3_CALL *release)(void *self);

typedef struct vst3_unknown_table {
  VST3_UNKNOWN_METHODS
} vst3_unknown_table;
typedef struct vst3_unknown {
  const vst3_unknown_table *table;
} vst3_unknown;

enum vst3_seek { VST3_SEEK_SET = 0, VST3_SEEK_CURRENT = 1, VST3_SEEK_END = 2 };

typedef struct vst3_stream_table {
  VST3_UNKNOWN_METHODS
  vst3_result(VST3_CALL *read)(void *self, void *bytes, int32_t size, int32_t *done);
  vst3_result(VST3_CALL *write)(void *self, const void *bytes, int32_t size, int32_t *done);
  vst3_result(VST3_CALL *seek)(void *self, int64_t position, int32_t from, int64_t *now);
  vst3_result(VST3_CALL *tell)(void *self, int64_t *position);
} vst3_stream_table;
typedef struct vst3_stream {
  const vst3_stream_table *table;
} vst3_stream;

typedef struct vst3_factory_info {
  char vendor[64], url[256], email[128];
  int32_t flags;
} vst3_factory_info;

enum { VST3_FACTORY_UNICODE = 1 << 4 };
enum { VST3_MANY_INSTANCES = 0x7fffffff };
/* vst3_class_2.flags: component and controller may run on two machines; presets need no full controller. */
enum { VST3_DISTRIBUTABLE = 1, VST3_SIMPLE_MODE = 2 };
#define VST3_AUDIO_CLASS "Audio Module Class"
#define VST3_SDK_VERSION "VST 3.7.0"

typedef struct vst3_class {
  vst3_id id;
  int32_t cardinality;
  char category[32], name[64];
} vst3_class;

typedef struct vst3_class_2 {
  vst3_id id;
  int32_t cardinality;
  char category[32], name[64];
  uint32_t flags;
  char sub_categories[128]; /* with | between them */
  char vendor[64], version[64], sdk_version[64];
} vst3_class_2;

typedef struct vst3_class_3 {
  vst3_id id;
  int32_t cardinality;
  char category[32];
  vst3_char name[64];
  uint32_t flags;
  char sub_categories[128];
  vst3_char vendor[64], version[64], sdk_version[64];
} vst3_class_3;

typedef struct vst3_factory_table {
  VST3_UNKNOWN_METHODS
  vst3_result(VST3_CALL *get_info)(void *self, vst3_factory_info *info);
  int32_t(VST3_CALL *count_classes)(void *self);
  vst3_result(VST3_CALL *get_class)(void *self, int32_t index, vst3_class *info);
  vst3_result(VST3_CALL *create)(void *self, const uint8_t *class_id, const uint8_t *interface_id,
                                 void **object);
  vst3_result(VST3_CALL *get_class_2)(void *self, int32_t index, vst3_class_2 *info);
  vst3_result(VST3_CALL *get_class_3)(void *self, int32_t index, vst3_class_3 *info);
  vst3_result(VST3_CALL *set_host)(void *self, vst3_unknown *context);
} vst3_factory_table;
typedef struct vst3_factory {
  const vst3_factory_table *table;
} vst3_factory;

NJ_AT(vst3_factory_info, url, 64);
NJ_AT(vst3_factory_info, email, 320);
NJ_AT(vst3_factory_info, flags, 448);
NJ_BYTES(vst3_factory_info, 452);
NJ_AT(vst3_class, cardinality, 16);
NJ_AT(vst3_class, category, 20);
NJ_AT(vst3_class, name, 52);
NJ_BYTES(vst3_class, 116);
NJ_AT(vst3_class_2, name, 52);
NJ_AT(vst3_class_2, flags, 116);
NJ_AT(vst3_class_2, sub_categories, 120);
NJ_AT(vst3_class_2, vendor, 248);
NJ_AT(vst3_class_2, version, 312);
NJ_AT(vst3_class_2, sdk_version, 376);
NJ_BYTES(vst3_class_2, 440);
NJ_AT(vst3_class_3, name, 52);
NJ_AT(vst3_class_3, flags, 180);
NJ_AT(vst3_class_3, sub_categories, 184);
NJ_AT(vst3_class_3, vendor, 312);
NJ_AT(vst3_class_3, version, 440);
NJ_AT(vst3_class_3, sdk_version, 568);
NJ_BYTES(vst3_class_3, 696);

#endif
