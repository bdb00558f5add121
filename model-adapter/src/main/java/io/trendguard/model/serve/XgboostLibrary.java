package io.trendguard.model.serve;

import java.io.IOException;

/** XGBoost's native library, which trains models and is the reference when one is loaded. */
public final class XgboostLibrary {
    private XgboostLibrary() {}

    /** Loads the library. Throws {@link IllegalStateException} that names the remedy if this machine cannot. */
    public static void check() {
        try {
            Class.forName("ml.dmlc.xgboost4j.java.XGBoostJNI", true, XgboostLibrary.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            throw new IllegalStateException(remedy(e), e);
        }
    }

    static String remedy(Throwable failure) {
        StringBuilder causes = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) { // the library is unpacked there before it is loaded
                return "XGBoost's native library cannot be loaded: the folder of temporary files (%s) takes no writes (%s). Free some space, or name another folder with -Djava.io.tmpdir=FOLDER."
                        .formatted(System.getProperty("java.io.tmpdir"), cause.getMessage());
            }
            causes.append(cause.getMessage()).append(' ');
        }
        return causes.indexOf("libgomp") >= 0
                ? "XGBoost needs the OpenMP library (libgomp.so.1), which this machine lacks. Install it: apt-get install libgomp1 (Debian, Ubuntu) or dnf install libgomp (Fedora, RHEL)."
                : "XGBoost's native library cannot be loaded on this machine (%s %s): %s It runs on Linux with glibc, macOS and Windows."
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), causes);
    }
}
