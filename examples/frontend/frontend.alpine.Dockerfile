# The build context is the workspace root: docker build -f examples/frontend/frontend.alpine.Dockerfile .
FROM node:24-alpine3.24 AS base
WORKDIR /app
ENV PORT=8080
COPY examples/frontend/src /app/src
USER 10001:10001

# Only on request (--target test): the same files, user and interpreter as in the service, and the tests.
FROM base AS test
COPY examples/frontend/tests /app/tests
RUN node --test

FROM base AS service
LABEL org.opencontainers.image.title="frontend" \
      org.opencontainers.image.description="Shows the backend's greeting as a page"
EXPOSE 8080
# -Y off: a proxy of the machine must not be asked about this container's own port.
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=3 \
  CMD wget -q -Y off -O /dev/null "http://127.0.0.1:${PORT}/health"
# In exec form, so that the service is process 1 and gets SIGTERM.
CMD ["node", "src/main.mjs"]
