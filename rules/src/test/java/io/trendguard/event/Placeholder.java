package io.trendguard.event;

final class Placeholder {}
