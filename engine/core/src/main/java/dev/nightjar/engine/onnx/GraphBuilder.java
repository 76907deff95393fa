package dev.nightjar.engine.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes an ONNX graph down, node by node. Values are known by their names. */
final class GraphBuilder {

  private static final int OPSET = 19;
  private static final int IR_VERSION = 9;

  /** Where the operators beyond the standard live. */
  static final String MICROSOFT = "com.microsoft";

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("nightjar");
  private final List<NodeProto> nodes = new ArrayList<>();
  private final Map<String, String> constants;
  private final GraphBuilder outer;
  private int names;

  GraphBuilder() {
    outer = null;
    constants = new HashMap<>();
  }

  private GraphBuilder(GraphBuilder outer) {
    this.outer = outer;
    constants = outer.constants;
  }

  /** The body of an operator that loops; it sees the constants of this graph. */
  GraphBuilder body() {
    return new GraphBuilder(this);
  }

  /** A node of the standard operators with one output. */
  String node(String op, List<String> inputs, AttributeProto... attributes) {
    return nodes("", op, inputs, 1, attributes).get(0);
  }

  /** A node with several outputs, of the operators of a domain. */
  List<String> nodes(
      String domain, String op, List<String> inputs, int outputs, AttributeProto... attributes) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      values.add(name(op));
    }
    nodes.add(
        NodeProto.newBuilder()
            .setOpType(op)
            .setDomain(domain)
            .addAllInput(inputs)
            .addAllOutput(values)
            .addAllAttribute(Arrays.asList(attributes))
            .build());
    return values;
  }

  /** Gives a value a name of its own. */
  void alias(String value, String as) {
    nodes.add(NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(as).build());
  }

  /** Moves the nodes that {@code work} adds before all others: a graph lists users after makers. */
  void atFront(Runnable work) {
    int before = nodes.size();
    work.run();
    Collections.rotate(nodes, nodes.size() - before);
  }

  /** A constant of floats. */
  String floats(float[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return constant(TensorProto.DataType.FLOAT, bytes.array(), shape);
  }

  /** A constant of floats that is stored with half as many bits. */
  String halves(float[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putShort(HalfFloat.bits(value));
    }
    String stored = constant(TensorProto.DataType.FLOAT16, bytes.array(), shape);
    return node("Cast", List.of(stored), attribute("to", TensorProto.DataType.FLOAT.getNumber()));
  }

  /** A value as whole numbers. */
  String whole(String x) {
    return node("Cast", List.of(x), attribute("to", TensorProto.DataType.INT64.getNumber()));
  }

  /** A constant number. */
  String number(double value) {
    return floats(new float[] {(float) value}, 1);
  }

  /** A constant number without dimensions. */
  String scalar(double value) {
    return floats(new float[] {(float) value});
  }

  /** A constant of integers, as shapes, axes and positions are. */
  String longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return constant(TensorProto.DataType.INT64, bytes.array(), values.length);
  }

  /** A constant integer without dimensions. */
  String whole(int value) {
    ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value);
    return constant(TensorProto.DataType.INT32, bytes.array());
  }

  /** A constant of signed bytes. */
  String bytes(byte[] values, long... shape) {
    return constant(TensorProto.DataType.INT8, values, shape);
  }

  /** A constant unsigned byte without dimensions. */
  String unsigned(byte value) {
    return constant(TensorProto.DataType.UINT8, new byte[] {value});
  }

  private String constant(TensorProto.DataType type, byte[] bytes, long... shape) {
    if (outer != null) {
      return outer.constant(type, bytes, shape);
    }
    boolean small = bytes.length <= 64;
    String key = type + Arrays.toString(shape) + Arrays.toString(small ? bytes : new byte[0]);
    if (small && constants.containsKey(key)) {
      return constants.get(key);
    }
    String name = name("constant");
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    for (long size : shape) {
      tensor.addDims(size);
    }
    graph.addInitializer(tensor);
    if (small) {
      constants.put(key, name);
    }
    return name;
  }

  /** An input of floats; a negative size is free, and the same wherever it has the same number. */
  void input(String name, long... shape) {
    graph.addInput(valueInfo(name, shape));
  }

  /** An output of floats; a negative size is free, and the same wherever it has the same number. */
  void output(String name, long... shape) {
    graph.addOutput(valueInfo(name, shape));
  }

  /** An input that is one whole number. */
  void count(String name) {
    graph.addInput(valueInfo(name, TensorProto.DataType.INT64, 1));
  }

  private static ValueInfoProto valueInfo(String name, long... shape) {
    return valueInfo(name, TensorProto.DataType.FLOAT, shape);
  }

  private static ValueInfoProto valueInfo(
      String name, TensorProto.DataType elements, long... shape) {
    TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
    for (long size : shape) {
      TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
      sizes.addDim(size < 0 ? dimension.setDimParam("n" + -size) : dimension.setDimValue(size));
    }
    TypeProto.Tensor type =
        TypeProto.Tensor.newBuilder().setElemType(elements.getNumber()).setShape(sizes).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }

  /** This graph as an attribute, the body of a loop. */
  AttributeProto asAttribute(String name) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.GRAPH)
        .setG(graph.clone().addAllNode(nodes))
        .build();
  }

  /** The whole model's bytes. */
  byte[] model() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("nightjar")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(MICROSOFT).setVersion(1))
        .setGraph(graph.clone().addAllNode(nodes))
        .build()
        .toByteArray();
  }

  static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto attribute(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  static AttributeProto attribute(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  private String name(String base) {
    return outer == null ? base + "_" + names++ : outer.name(base);
  }
}
