package io.trendguard.model.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import biz.k11i.xgboost.Predictor;
import biz.k11i.xgboost.util.FVec;
import io.trendguard.model.tree.TrainedTrees;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** The same trees in every other library for the JVM that may be a dependency, each on one thread. */
final class Peers implements AutoCloseable {
    private final int features;
    private final Booster booster;
    private final Predictor h2o;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession onnx;

    Peers(byte[] json, TrainedTrees trained) throws XGBoostError, IOException, OrtException {
        features = trained.featureCount();
        booster = XGBoost.loadModel(json);
        booster.setParam("nthread", 1);
        h2o = new Predictor(new ByteArrayInputStream(LegacyBinary.of(trained)));
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            onnx = environment.createSession(OnnxModel.of(trained), options);
        }
    }

    /** A new DMatrix for each row, as a live service would need: XGBoost4J caches the predictions of one it has seen. */
    float xgboost(float[] row) throws XGBoostError {
        DMatrix data = new DMatrix(row, 1, features, Float.NaN);
        try {
            return booster.predict(data, true)[0][0];
        } finally {
            data.dispose();
        }
    }

    float[] xgboostShap(float[] row) throws XGBoostError {
        DMatrix data = new DMatrix(row, 1, features, Float.NaN);
        try {
            return booster.predictContrib(data, 0)[0];
        } finally {
            data.dispose();
        }
    }

    float h2o(float[] row) {
        return h2o.predictSingle(FVec.Transformer.fromArray(row, false), true);
    }

    float onnx(float[] row) throws OrtException {
        try (OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(row), new long[] {1, features});
                OrtSession.Result result = onnx.run(Map.of(OnnxModel.INPUT, input))) {
            return ((float[][]) result.get(0).getValue())[0][0];
        }
    }

    @Override
    public void close() throws OrtException {
        booster.dispose();
        onnx.close();
    }
}
