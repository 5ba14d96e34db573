package io.githops.model.harvester.settings;

import io.githops.model.OpenEnum;

/** How much Harvester logs. */
public record LogLevel(String value) implements OpenEnum {
    public static final LogLevel PANIC = new LogLevel("panic");
    public static final LogLevel FATAL = new LogLevel("fatal");
    public static final LogLevel ERROR = new LogLevel("error");
    public static final LogLevel WARN = new LogLevel("warn");
    public static final LogLevel INFO = new LogLevel("info");
    public static final LogLevel DEBUG = new LogLevel("debug");
    public static final LogLevel TRACE = new LogLevel("trace");
}
