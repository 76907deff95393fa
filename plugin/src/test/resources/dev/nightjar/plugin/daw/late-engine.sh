# Starts the engine when the render has begun, so that its clock begins with the render and not with the session.
while [ ! -e "$NJ_BEGUN" ]; do sleep 0.05; done
exec "$NIGHTJAR_JAVA" -jar "$HOME"/.local/share/nightjar/*/nightjar.jar engine
