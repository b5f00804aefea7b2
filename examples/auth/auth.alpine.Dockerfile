# The build context is the workspace root: docker build -f examples/auth/auth.alpine.Dockerfile .
FROM python:3.13-alpine3.24 AS base
WORKDIR /app
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PORT=8080
COPY examples/service-kit/src/service_kit /app/service_kit
COPY examples/auth/src/auth /app/auth
USER 10001:10001

# Only on request (--target test): the same files, user and interpreter as in the service, and the tests.
FROM base AS test
COPY examples/service-kit/testing/service_kit_testing /app/service_kit_testing
COPY examples/auth/tests /app/tests
RUN python3 -m unittest discover -s tests

FROM base AS service
LABEL org.opencontainers.image.title="auth" \
      org.opencontainers.image.description="Issues and verifies signed, expiring tokens"
EXPOSE 8080
# -Y off: a proxy of the machine must not be asked about this container's own port.
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=3 \
  CMD wget -q -Y off -O /dev/null "http://127.0.0.1:${PORT}/health"
# In exec form, so that the service is process 1 and gets SIGTERM.
CMD ["python3", "-m", "auth"]
